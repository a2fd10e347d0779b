import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CurrentUser } from '../auth/current-user.decorator';
import { SessionGuard } from '../auth/session.guard';
import { User } from '../users/user.entity';
import { CreateReleaseDto } from './dto/create-release.dto';
import { ReleaseApprovedGuard } from './release-approved.guard';
import { ReleasesService } from './releases.service';

@Controller('releases')
@UseGuards(SessionGuard)
export class ReleasesController {
  constructor(private readonly releases: ReleasesService) {}

  @Get()
  list() {
    return this.releases.list();
  }

  @Post()
  create(@Body() dto: CreateReleaseDto, @CurrentUser() user: User) {
    return this.releases.create(dto, user.id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  approve(@Param('id') id: string, @CurrentUser() user: User) {
    return this.releases.approve(id, user.id);
  }

  @Post(':id/deploy')
  @HttpCode(202)
  @UseGuards(ReleaseApprovedGuard)
  async deploy(@Param('id') id: string, @CurrentUser() user: User) {
    const release = await this.releases.get(id);
    return this.releases.deploy(release, user.id);
  }
}
