import { applyDecorators, UseGuards } from '@nestjs/common';
import { Roles } from './roles.decorator';
import { RolesGuard } from './roles.guard';

/** For administrators, and nobody else. */
export const AdminOnly = () => applyDecorators(Roles('admin'), UseGuards(RolesGuard));
