import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { platformErrors } from '../errors/platform.errors.js';

/** Whether this process should be sent requests. */
@Injectable()
export class Readiness {
  private leaving = false;

  constructor(private readonly dataSource: DataSource) {}

  /** From now on: not ready, for good. */
  leave(): void {
    this.leaving = true;
  }

  get isLeaving(): boolean {
    return this.leaving;
  }

  /** @throws service.unavailable while shutting down or without a database */
  async check(): Promise<void> {
    if (this.leaving) throw platformErrors.unavailable('The server is shutting down.');
    await this.dataSource.query('select 1');
  }
}
