import { CanActivate, ExecutionContext, ForbiddenException, Injectable, Logger } from '@nestjs/common';
import { Request } from 'express';
import { ReleasesService } from './releases.service';

/**
 * Lets a request through when the release named by the route
 * was approved by a person other than the one who created it.
 */
@Injectable()
export class ReleaseApprovedGuard implements CanActivate {
  private readonly logger = new Logger(ReleaseApprovedGuard.name);

  constructor(private readonly releases: ReleasesService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params } = context.switchToHttp().getRequest<Request>();
    const { approvedById, createdById } = await this.releases.get(params.id);

    if (!approvedById || approvedById === createdById) {
      this.logger.warn(`deployment of release ${params.id} refused`);
      throw new ForbiddenException('The release has to be approved by somebody else');
    }
    return true;
  }
}
