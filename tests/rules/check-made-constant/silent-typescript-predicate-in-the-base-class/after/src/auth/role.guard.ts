import { CanActivate, ExecutionContext } from "@nestjs/common";

export abstract class RoleGuard implements CanActivate {
  protected abstract readonly role: string;

  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest();
    return user?.roles?.includes(this.role) ?? false;
  }
}
