import { Injectable } from "@nestjs/common";
import { RoleGuard } from "./role.guard";

@Injectable()
export class AdminGuard extends RoleGuard {
  protected readonly role = "admin";
}
