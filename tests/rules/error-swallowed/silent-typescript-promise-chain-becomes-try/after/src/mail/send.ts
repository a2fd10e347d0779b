import { smtp } from "./smtp";
import { MailFailed } from "./errors";

export async function send(to: string, text: string): Promise<string> {
  try {
    const receipt = await smtp.deliver({ to, text });
    return receipt.id;
  } catch (cause) {
    throw new MailFailed(to, { cause });
  }
}
