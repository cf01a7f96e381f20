package dev.innovationpipeline.sink.file;

import dev.innovationpipeline.sink.SinkSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Facts in files: with {@code sink.target=files} no database is needed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sink.target", havingValue = "files")
class FileConfiguration {

  @Bean
  FileRecorder fileRecorder(SinkSettings settings) {
    return new FileRecorder(settings.files().directory());
  }
}
