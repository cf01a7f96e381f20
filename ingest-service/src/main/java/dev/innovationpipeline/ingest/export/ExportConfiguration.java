package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.status.view.RunStatuses;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The exports of this instance. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

  @Bean
  Exports exports(
      ExportReader reader,
      JsonMapper json,
      RunStatuses statuses,
      InstantSource clock,
      ExportSettings settings) {
    ExportFiles files = new ExportFiles(reader, json, clock, settings.maxCards());
    return new Exports(reader, files, statuses, clock, settings);
  }
}
