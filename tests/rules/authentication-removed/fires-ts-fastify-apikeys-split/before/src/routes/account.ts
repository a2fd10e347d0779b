import type { FastifyPluginAsync } from "fastify";
import { randomBytes } from "node:crypto";
import { hashKey } from "../lib/keys";

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

  app.get<{ Params: { orgId: string } }>("/orgs/:orgId/api-keys", async (request) => {
    return app.db
      .selectFrom("api_keys")
      .select(["id", "name", "created_at", "last_used_at"])
      .where("org_id", "=", request.params.orgId)
      .execute();
  });

  app.post<{ Params: { orgId: string }; Body: { name: string } }>(
    "/orgs/:orgId/api-keys",
    async (request, reply) => {
      const secret = `sk_${randomBytes(24).toString("base64url")}`;
      await app.db
        .insertInto("api_keys")
        .values({ org_id: request.params.orgId, name: request.body.name, hash: hashKey(secret) })
        .execute();
      return reply.code(201).send({ secret });
    },
  );
};

export default account;
