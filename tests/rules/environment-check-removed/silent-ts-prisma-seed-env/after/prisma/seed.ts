import { PrismaClient, type Prisma } from "@prisma/client";
import { faker } from "@faker-js/faker";
import { assertDisposableDatabase } from "./safety";

const prisma = new PrismaClient();

const product = (): Prisma.ProductCreateManyInput => ({
  name: faker.commerce.productName(),
  cents: faker.number.int({ min: 100, max: 20000 }),
});

const customer = (): Prisma.CustomerCreateManyInput => ({
  name: faker.person.fullName(),
  email: faker.internet.email(),
});

async function clear() {
  await prisma.orderItem.deleteMany();
  await prisma.order.deleteMany();
  await prisma.product.deleteMany();
  await prisma.customer.deleteMany();
}

async function main() {
  assertDisposableDatabase();

  await clear();
  await prisma.product.createMany({ data: faker.helpers.multiple(product, { count: 50 }) });
  await prisma.customer.createMany({ data: faker.helpers.multiple(customer, { count: 20 }) });
}

main().finally(() => prisma.$disconnect());
