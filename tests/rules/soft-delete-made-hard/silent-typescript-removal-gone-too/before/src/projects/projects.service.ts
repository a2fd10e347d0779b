import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Project } from "./project.entity";

@Injectable()
export class ProjectsService {
  constructor(@InjectRepository(Project) private readonly projects: Repository<Project>) {}

  list(teamId: string): Promise<Project[]> {
    return this.projects.findBy({ teamId });
  }

  async remove(id: string): Promise<void> {
    await this.projects.softDelete(id);
  }
}
