/** The id of a user; there is none without a value. */
export class UserId {
  private constructor(readonly value: string) {}

  static of(value: string | undefined): UserId {
    if (!value) {
      throw new Error('no user');
    }
    return new UserId(value);
  }
}
