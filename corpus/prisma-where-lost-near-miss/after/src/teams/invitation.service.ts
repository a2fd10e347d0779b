import { Injectable } from "@nestjs/common";
import { PrismaService } from "../prisma.service";

@Injectable()
export class InvitationService {
  constructor(private readonly prisma: PrismaService) {}

  async revoke(teamId: string, email?: string) {
    const where = email ? { teamId, email } : { teamId };
    return this.prisma.invitation.deleteMany({ where });
  }
}
