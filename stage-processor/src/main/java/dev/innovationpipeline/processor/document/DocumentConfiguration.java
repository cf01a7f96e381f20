package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.platform.document.DocumentDirectory;
import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.KeySettings;
import dev.innovationpipeline.processor.document.scan.ProviderRecognition;
import dev.innovationpipeline.processor.document.scan.ProviderScanSettings;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.document.store.StoreSettings;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.memory.RunMemory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

  private static final String UNKEPT = "innovation.pipeline.documents.unkept";

  @Bean
  Documents documents(
      DocumentSettings settings,
      KeySettings key,
      ParserSettings parsers,
      ScanSettings scans,
      ProviderScanSettings providerScans,
      LlmSettings provider,
      StoreSettings store,
      RunMemory memory,
      MeterRegistry registry) {
    Path directory = store.storeDirectory();
    Counter unkept =
        Counter.builder(UNKEPT)
            .description("Documents that were read and could not be kept; their runs went on.")
            .register(registry);
    return new Documents(
        settings,
        key,
        parsers,
        scans,
        recognition(scans, providerScans, provider),
        new KeptDocuments(
            directory == null ? null : new DocumentDirectory(directory), unkept::increment),
        memory);
  }

  private static @Nullable ProviderRecognition recognition(
      ScanSettings scans, ProviderScanSettings settings, LlmSettings provider) {
    return settings.enabled()
        ? new ProviderRecognition(settings, provider, scans.pageTimeout(), Thread::sleep)
        : null;
  }
}
