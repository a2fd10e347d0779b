import { smtp } from "./smtp";
import { MailFailed } from "./errors";

export function send(to: string, text: string): Promise<string> {
  return smtp
    .deliver({ to, text })
    .then((receipt) => receipt.id)
    .catch((cause) => {
      throw new MailFailed(to, { cause });
    });
}
