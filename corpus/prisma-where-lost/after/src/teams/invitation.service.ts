import { Injectable } from "@nestjs/common";
import { PrismaService } from "../prisma.service";

@Injectable()
export class InvitationService {
  constructor(private readonly prisma: PrismaService) {}

  async revoke(teamId: string, email?: string) {
    const where = email ? { teamId, email } : {};
    if (email) {
      return this.prisma.invitation.deleteMany({ where });
    }
    return this.prisma.invitation.deleteMany({});
  }
}
