import { Injectable, Logger, NotFoundException } from '@nestjs/common';
import { BankClient } from '../bank/bank.client';
import { MetricsService } from '../metrics/metrics.service';
import { PayoutsRepository } from './payouts.repository';
import { CreatePayoutDto } from './dto/create-payout.dto';
import { Payout } from './payout.entity';

@Injectable()
export class PayoutsService {
  private readonly logger = new Logger(PayoutsService.name);

  constructor(
    private readonly payouts: PayoutsRepository,
    private readonly bank: BankClient,
    private readonly metrics: MetricsService,
  ) {}

  async create(merchantId: string, dto: CreatePayoutDto): Promise<Payout> {
    const payout = await this.payouts.insert({ merchantId, ...dto, status: 'pending' });
    this.metrics.increment('payouts.created', { speed: dto.speed });

    return dto.speed === 'instant' ? this.sendInstantly(payout) : payout;
  }

  async findOne(merchantId: string, id: string): Promise<Payout> {
    const payout = await this.payouts.findByMerchant(merchantId, id);
    if (!payout) throw new NotFoundException(`Payout ${id} not found`);
    return payout;
  }

  private async sendInstantly(payout: Payout): Promise<Payout> {
    const transfer = await this.bank.sendInstant(payout.iban, payout.cents);
    await this.payouts.setTransfer(payout.id, transfer.id);
    this.logger.log(`instant payout ${payout.id} sent`);
    return { ...payout, transferId: transfer.id };
  }
}
