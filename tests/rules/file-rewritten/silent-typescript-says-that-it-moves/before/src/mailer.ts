import nodemailer, { Transporter } from "nodemailer";
import { render } from "./templates";
import { Order } from "./orders";

export interface MailerOptions {
  host: string;
  port: number;
  from: string;
  retries: number;
}

export class Mailer {
  private readonly transport: Transporter;

  constructor(private readonly options: MailerOptions) {
    this.transport = nodemailer.createTransport({
      host: options.host,
      port: options.port,
      secure: true,
      pool: true,
    });
  }

  async confirm(order: Order): Promise<void> {
    const html = render("confirmation", { order });
    await this.deliver(order.customer.email, "Your order", html);
  }

  async shipped(order: Order, tracking: string): Promise<void> {
    const html = render("shipped", { order, tracking });
    await this.deliver(order.customer.email, "On its way", html);
  }

  private async deliver(to: string, subject: string, html: string): Promise<void> {
    let attempt = 0;
    for (;;) {
      try {
        await this.transport.sendMail({ from: this.options.from, to, subject, html });
        return;
      } catch (error) {
        attempt += 1;
        if (attempt > this.options.retries) {
          throw error;
        }
        await new Promise((resume) => setTimeout(resume, 250 * 2 ** attempt));
      }
    }
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}
