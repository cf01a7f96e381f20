package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.platform.document.DocumentDirectory;
import dev.innovationpipeline.platform.document.DocumentStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of uploads and of the documents that processors have read. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

  @Bean
  DocumentStore documentStore(DocumentSettings settings) {
    return new DocumentDirectory(settings.directory());
  }
}
