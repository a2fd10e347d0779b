import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { AuthModule } from './auth/auth.module';

@Module({
  imports: [ThrottlerModule.forRoot([{ limit: 100, ttl: 60_000 }]), AuthModule],
})
export class AppModule {}
