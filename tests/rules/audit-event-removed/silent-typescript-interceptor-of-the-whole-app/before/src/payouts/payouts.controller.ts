import { Controller, Delete, Param, UseInterceptors } from "@nestjs/common";
import { AuditInterceptor } from "../audit/audit.interceptor";
import { PayoutsService } from "./payouts.service";

@Controller("payouts")
export class PayoutsController {
  constructor(private readonly payouts: PayoutsService) {}

  @Delete(":id")
  @UseInterceptors(AuditInterceptor)
  cancel(@Param("id") id: string) {
    return this.payouts.cancel(id);
  }
}
