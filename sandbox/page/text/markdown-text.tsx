import { Fragment, type ReactNode } from 'react';
import { OutsideLink } from './mrkdwn-text.tsx';

/** The Markdown that bots write into a markdown block: headings, lists, quotes, code, emphasis and links. */
export function MarkdownText({ text }: { readonly text: string }) {
  const pieces = text.split(/^```\w*\n([\s\S]*?)\n```$/m);
  return (
    <div className="markdown">
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          <pre key={keyAt(index)}>{piece}</pre>
        ) : (
          piece
            .split(/\n{2,}|\n(?=#{1,6} )|(?<=^#{1,6} .*)\n/m)
            .filter((paragraph) => paragraph.trim() !== '')
            .map((paragraph, at) => <Fragment key={keyAt(at)}>{paragraphOf(paragraph.trim())}</Fragment>)
        ),
      )}
    </div>
  );
}

const keyAt = (index: number) => `at${index}`;

function paragraphOf(paragraph: string): ReactNode {
  const lines = paragraph.split('\n');
  const heading = /^#{1,6} (.*)$/.exec(paragraph);
  if (heading) return <h3 className="block-heading">{spans(heading[1] ?? '')}</h3>;
  if (/^-{3,}$/.test(paragraph)) return <hr />;
  if (lines.every((line) => /^> ?/.test(line))) {
    return <blockquote>{broken(lines.map((line) => line.replace(/^> ?/, '')))}</blockquote>;
  }
  if (lines.every((line) => /^\s*[-*] /.test(line))) {
    return <ul>{items(lines, /^\s*[-*] /)}</ul>;
  }
  if (lines.every((line) => /^\s*\d+\. /.test(line))) {
    return <ol>{items(lines, /^\s*\d+\. /)}</ol>;
  }
  return <p>{broken(lines)}</p>;
}

const items = (lines: readonly string[], mark: RegExp) =>
  lines.map((line, index) => <li key={keyAt(index)}>{spans(line.replace(mark, ''))}</li>);

const broken = (lines: readonly string[]) =>
  lines.map((line, index) => (
    <Fragment key={keyAt(index)}>
      {index > 0 && <br />}
      {spans(line)}
    </Fragment>
  ));

const inline = /(`[^`]+`|\*\*.+?\*\*|(?<!\w)[*_][^*_]+[*_](?!\w)|~~.+?~~|\[[^\]]+\]\([^)\s]+\))/;

function spans(text: string): ReactNode {
  return text.split(inline).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const key = keyAt(index);
    if (piece.startsWith('`')) return <code key={key}>{piece.slice(1, -1)}</code>;
    if (piece.startsWith('**')) return <strong key={key}>{spans(piece.slice(2, -2))}</strong>;
    if (piece.startsWith('~~')) return <s key={key}>{spans(piece.slice(2, -2))}</s>;
    const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(piece);
    if (link)
      return (
        <OutsideLink key={key} url={link[2] ?? ''}>
          {spans(link[1] ?? '')}
        </OutsideLink>
      );
    return <em key={key}>{spans(piece.slice(1, -1))}</em>;
  });
}
