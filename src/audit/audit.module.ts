import { Module } from '@nestjs/common';
import { AuditExportService } from './audit-export.service.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';

/** The audit trail, to be read: by administrators, and by coachees as far as it is about opening what is theirs. */
@Module({
  controllers: [AuditController],
  providers: [AuditRepository, AuditService, AuditExportService],
})
export class AuditModule {}
