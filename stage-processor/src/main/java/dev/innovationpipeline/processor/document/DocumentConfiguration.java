package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.KeySettings;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

  @Bean
  Documents documents(
      DocumentSettings settings, KeySettings key, ParserSettings parsers, ScanSettings scans) {
    return new Documents(settings, key, parsers, scans);
  }
}
