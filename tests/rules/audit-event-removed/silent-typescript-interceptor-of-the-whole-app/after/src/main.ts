import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";
import { AuditInterceptor } from "./audit/audit.interceptor";

async function main() {
  const app = await NestFactory.create(AppModule);
  app.useGlobalInterceptors(app.get(AuditInterceptor));
  await app.listen(3000);
}

void main();
