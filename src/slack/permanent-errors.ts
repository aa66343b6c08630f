/** Slack’s answers after which trying the same again is of no use. */
const permanent = new Set([
  // The place
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
  'cannot_reply_to_message',
  'thread_not_found',
  'messages_tab_disabled',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'ekm_access_denied',
  // The message
  'message_not_found',
  'cant_update_message',
  'cant_delete_message',
  'edit_window_closed',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'metadata_too_large',
  'slack_connect_blocked_file_type',
  // The app
  'access_denied',
  'app_missing_action_url',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
]);

/** Slack failed on the way and does not say how far it came. */
const halfDone = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** The app was removed from the workspace, or its token taken back: there is nobody to speak for until it is installed again. */
const ended = new Set(['account_inactive', 'token_revoked']);

export const tokenEnded = (error: string): boolean => ended.has(error);

export const isPermanent = (error: string): boolean => permanent.has(error);

export const mayBeDone = (error: string): boolean => halfDone.has(error);
