import type { FastifyPluginAsync } from "fastify";

const account: FastifyPluginAsync = async (app) => {
  app.addHook("onRequest", app.authenticate);

  app.get("/sessions", async (request) => {
    return app.db
      .selectFrom("sessions")
      .select(["id", "user_agent", "last_seen_at"])
      .where("user_id", "=", request.userId)
      .execute();
  });

  app.get("/profile", async (request) => {
    return app.db.selectFrom("users").selectAll().where("id", "=", request.userId).executeTakeFirstOrThrow();
  });

  app.patch<{ Body: { displayName: string } }>("/profile", async (request, reply) => {
    await app.db
      .updateTable("users")
      .set({ display_name: request.body.displayName })
      .where("id", "=", request.userId)
      .execute();
    return reply.code(204).send();
  });
};

export default account;
