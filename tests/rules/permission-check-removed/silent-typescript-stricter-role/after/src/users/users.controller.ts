import { Controller, Delete, Param, UseGuards } from '@nestjs/common';
import { AdminOnly } from '../auth/admin-only.decorator';
import { UsersService } from './users.service';

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @AdminOnly()
  @Delete(':id')
  remove(@Param('id') id: string) {
    return this.users.remove(id);
  }
}
