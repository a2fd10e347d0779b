import { Body, Controller, Post } from "@nestjs/common";
import { NewCoupon } from "./new-coupon.dto";
import { CouponsService } from "./coupons.service";

@Controller("coupons")
export class CouponsController {
  constructor(private readonly coupons: CouponsService) {}

  @Post()
  create(@Body() body: NewCoupon) {
    return this.coupons.create(body);
  }
}
