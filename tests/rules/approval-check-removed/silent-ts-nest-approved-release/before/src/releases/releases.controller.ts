import { Body, Controller, ForbiddenException, Get, Param, Post, Req, UseGuards } from '@nestjs/common';
import { SessionGuard } from '../auth/session.guard';
import { AuthenticatedRequest } from '../auth/types';
import { ReleasesService } from './releases.service';
import { CreateReleaseDto } from './dto/create-release.dto';

@Controller('releases')
@UseGuards(SessionGuard)
export class ReleasesController {
  constructor(private readonly releases: ReleasesService) {}

  @Get()
  list() {
    return this.releases.list();
  }

  @Post()
  create(@Body() dto: CreateReleaseDto, @Req() req: AuthenticatedRequest) {
    return this.releases.create(dto, req.user.id);
  }

  @Post(':id/approve')
  approve(@Param('id') id: string, @Req() req: AuthenticatedRequest) {
    return this.releases.approve(id, req.user.id);
  }

  @Post(':id/deploy')
  async deploy(@Param('id') id: string, @Req() req: AuthenticatedRequest) {
    const release = await this.releases.get(id);
    if (!release.approvedById || release.approvedById === release.createdById) {
      throw new ForbiddenException('The release has to be approved by somebody else');
    }
    return this.releases.deploy(release, req.user.id);
  }
}
