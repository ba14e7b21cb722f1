/** New ids: unguessable, URL-safe, ASCII, sortable by nothing. */
export interface IdSource {
  newId(): string;
}
