import { Controller, Delete, Param } from "@nestjs/common";
import { PayoutsService } from "./payouts.service";

@Controller("payouts")
export class PayoutsController {
  constructor(private readonly payouts: PayoutsService) {}

  @Delete(":id")
  cancel(@Param("id") id: string) {
    return this.payouts.cancel(id);
  }
}
