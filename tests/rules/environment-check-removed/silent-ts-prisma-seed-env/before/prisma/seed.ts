import { PrismaClient } from "@prisma/client";
import { faker } from "@faker-js/faker";

const prisma = new PrismaClient();

async function main() {
  if (process.env.NODE_ENV === "production") {
    console.error("refusing to seed a production database");
    process.exit(1);
  }

  await prisma.orderItem.deleteMany();
  await prisma.order.deleteMany();
  await prisma.product.deleteMany();
  await prisma.customer.deleteMany();

  for (let i = 0; i < 50; i++) {
    await prisma.product.create({
      data: {
        name: faker.commerce.productName(),
        cents: faker.number.int({ min: 100, max: 20000 }),
      },
    });
  }

  for (let i = 0; i < 20; i++) {
    await prisma.customer.create({
      data: { name: faker.person.fullName(), email: faker.internet.email() },
    });
  }
}

main().finally(() => prisma.$disconnect());
