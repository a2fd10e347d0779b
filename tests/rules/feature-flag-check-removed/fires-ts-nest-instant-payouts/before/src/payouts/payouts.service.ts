import { BadRequestException, Injectable, Logger, NotFoundException } from '@nestjs/common';
import { FlagsService } from '../flags/flags.service';
import { BankClient } from '../bank/bank.client';
import { PayoutsRepository } from './payouts.repository';
import { CreatePayoutDto } from './dto/create-payout.dto';
import { Payout } from './payout.entity';

@Injectable()
export class PayoutsService {
  private readonly logger = new Logger(PayoutsService.name);

  constructor(
    private readonly payouts: PayoutsRepository,
    private readonly bank: BankClient,
    private readonly flags: FlagsService,
  ) {}

  async create(merchantId: string, dto: CreatePayoutDto): Promise<Payout> {
    const payout = await this.payouts.insert({ merchantId, ...dto, status: 'pending' });

    if (dto.speed === 'instant') {
      const enabled = await this.flags.isEnabled('instant-payouts', { merchantId });
      if (!enabled) {
        await this.payouts.setStatus(payout.id, 'rejected');
        throw new BadRequestException('Instant payouts are not available');
      }
      const transfer = await this.bank.sendInstant(payout.iban, payout.cents);
      await this.payouts.setTransfer(payout.id, transfer.id);
      this.logger.log(`instant payout ${payout.id} sent`);
    }
    return payout;
  }

  async findOne(merchantId: string, id: string): Promise<Payout> {
    const payout = await this.payouts.findByMerchant(merchantId, id);
    if (!payout) throw new NotFoundException();
    return payout;
  }
}
