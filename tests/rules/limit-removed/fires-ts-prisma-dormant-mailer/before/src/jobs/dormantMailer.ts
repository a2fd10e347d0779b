import { subDays } from "date-fns";
import { prisma } from "../db";
import { logger } from "../logger";
import { sendTemplate } from "../mail/client";

const DORMANT_AFTER_DAYS = 90;
const MAX_PER_RUN = 500;

export async function runDormantMailer(now = new Date()) {
  const cutoff = subDays(now, DORMANT_AFTER_DAYS);

  const users = await prisma.user.findMany({
    where: {
      lastSeenAt: { lt: cutoff },
      dormantMailSentAt: null,
      unsubscribedAt: null,
    },
    select: { id: true, email: true, firstName: true },
    orderBy: { lastSeenAt: "asc" },
    take: MAX_PER_RUN,
  });

  let sent = 0;
  for (const user of users) {
    await sendTemplate("we-miss-you", user.email, { firstName: user.firstName });
    await prisma.user.update({
      where: { id: user.id },
      data: { dormantMailSentAt: now },
    });
    sent += 1;
  }

  logger.info({ sent }, "dormant mailer finished");
  return sent;
}
