package dev.innovationpipeline.ingest.operations;

import dev.innovationpipeline.ingest.limit.FailedLogins;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard before the paths for operators, in local mode. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration implements WebMvcConfigurer {

  private final OperationsSettings settings;
  private final SecuritySettings security;
  private final FailedLogins failed;

  /**
   * @throws InvalidSettingsException for a token that no client could send, as the header that it
   *     has carries a key
   */
  OperationsConfiguration(
      OperationsSettings settings, SecuritySettings security, FailedLogins failed) {
    this.settings = settings;
    this.security = security;
    this.failed = failed;
    if (!security.isLocal() && !settings.token().isEmpty()) {
      throw new InvalidSettingsException(
          List.of(
              "PIPELINE_OPERATIONS_TOKEN (pipeline.operations.token) is of local mode alone. Remove"
                  + " it; operators have keys or tokens with the role operator."));
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    if (!security.isLocal()) {
      return; // The role decides.
    }
    OperationsGuard guard = new OperationsGuard(settings, failed);
    registry.addInterceptor(new ChangesGuard(guard)).addPathPatterns(ChangesGuard.PATHS);
    registry
        .addInterceptor(guard)
        .addPathPatterns("/dead-letters", "/dead-letters/**", "/operations", "/operations/**");
  }
}
