import { Controller, Delete, Get, Param, ParseIntPipe, UseGuards, UseInterceptors } from '@nestjs/common';
import { JwtGuard } from '../auth/jwt.guard';
import { AuditInterceptor } from '../audit/audit.interceptor';
import { UsersService } from './users.service';

@Controller('users')
@UseGuards(JwtGuard)
@UseInterceptors(AuditInterceptor)
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get(':id')
  show(@Param('id', ParseIntPipe) id: number) {
    return this.users.find(id);
  }

  @Delete(':id')
  remove(@Param('id', ParseIntPipe) id: number) {
    return this.users.remove(id);
  }
}
