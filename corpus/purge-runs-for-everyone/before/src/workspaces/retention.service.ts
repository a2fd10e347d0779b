import { Injectable } from "@nestjs/common";
import { FlagService } from "../flags/flag.service";
import { WorkspaceRepository } from "./workspace.repository";
import { FileStore } from "./file.store";

@Injectable()
export class RetentionService {
  constructor(
    private readonly flags: FlagService,
    private readonly workspaces: WorkspaceRepository,
    private readonly files: FileStore,
  ) {}

  async sweep(now: Date): Promise<number> {
    let purged = 0;
    for (const workspace of await this.workspaces.closedBefore(now)) {
      if (await this.flags.isEnabled("purge-closed-workspaces", { workspace: workspace.id })) {
        if (workspace.fileCount > 0) {
          await this.files.purge(workspace.id);
        }
        await this.workspaces.remove(workspace);
        purged += 1;
      }
    }
    return purged;
  }

  async preview(now: Date) {
    return this.workspaces.closedBefore(now);
  }
}
