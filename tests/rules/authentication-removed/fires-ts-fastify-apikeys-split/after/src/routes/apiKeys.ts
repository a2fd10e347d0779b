import type { FastifyPluginAsync } from "fastify";
import { randomBytes } from "node:crypto";
import { hashKey } from "../lib/keys";

interface OrgParams {
  orgId: string;
}

const apiKeys: FastifyPluginAsync = async (app) => {
  app.get<{ Params: OrgParams }>("/", async (request) => {
    return app.db
      .selectFrom("api_keys")
      .select(["id", "name", "created_at", "last_used_at"])
      .where("org_id", "=", request.params.orgId)
      .orderBy("created_at", "desc")
      .execute();
  });

  app.post<{ Params: OrgParams; Body: { name: string } }>("/", async (request, reply) => {
    const secret = `sk_${randomBytes(24).toString("base64url")}`;
    await app.db
      .insertInto("api_keys")
      .values({ org_id: request.params.orgId, name: request.body.name, hash: hashKey(secret) })
      .execute();
    return reply.code(201).send({ secret });
  });
};

export default apiKeys;
