import type { types } from '@slack/bolt';

interface PictureProps {
  readonly image: types.ImageElement | types.ImageBlock;
  readonly className: string;
}

/** A picture by address, or by the id of a file that was uploaded here. */
export function Picture({ image, className }: PictureProps) {
  return <img className={className} src={sourceOf(image)} alt={image.alt_text} loading="lazy" />;
}

function sourceOf(image: PictureProps['image']): string {
  if ('image_url' in image) return image.image_url;
  return 'id' in image.slack_file ? `/_sandbox/files/${image.slack_file.id}` : image.slack_file.url;
}
