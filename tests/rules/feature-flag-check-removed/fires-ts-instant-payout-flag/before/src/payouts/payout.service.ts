import { Injectable, Logger } from '@nestjs/common';
import { FlagService } from '../flags/flag.service';
import { BankRail } from './bank.rail';
import { CardRail } from './card.rail';
import { Merchant } from '../merchants/merchant.entity';
import { PayoutReceipt } from './payout.types';

const INSTANT_CEILING_CENTS = 250_000;

@Injectable()
export class PayoutService {
  private readonly logger = new Logger(PayoutService.name);

  constructor(
    private readonly flags: FlagService,
    private readonly bank: BankRail,
    private readonly card: CardRail,
  ) {}

  async send(merchant: Merchant, amountCents: number): Promise<PayoutReceipt> {
    if (!merchant.verifiedAt) {
      throw new Error(`merchant ${merchant.id} is not verified`);
    }

    const instant = await this.flags.isOn('instant-payouts', { merchantId: merchant.id });
    if (instant && merchant.debitCardToken && amountCents <= INSTANT_CEILING_CENTS) {
      this.logger.log(`instant payout for ${merchant.id}`);
      return this.card.push(merchant.debitCardToken, amountCents);
    }

    const sameDay = await this.flags.isOn('same-day-ach', { merchantId: merchant.id });
    return this.bank.transfer(merchant.bankAccountId, amountCents, {
      speed: sameDay ? 'same-day' : 'standard',
    });
  }
}
