import { Injectable } from "@nestjs/common";
import { PrismaService } from "../prisma.service";

@Injectable()
export class TopService {
  constructor(private readonly prisma: PrismaService) {}

  top(shopId: string, since: string) {
    return this.prisma.$queryRawUnsafe(
      `SELECT sku, count(*) FROM sales WHERE shop_id = '${shopId}' AND day >= '${since}' GROUP BY sku`,
    );
  }
}
