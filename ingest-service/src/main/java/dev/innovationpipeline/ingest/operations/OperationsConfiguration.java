package dev.innovationpipeline.ingest.operations;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard before the paths for operators. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration implements WebMvcConfigurer {

  private final OperationsSettings settings;

  OperationsConfiguration(OperationsSettings settings) {
    this.settings = settings;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(new OperationsGuard(settings))
        .addPathPatterns("/dead-letters", "/dead-letters/**", "/operations", "/operations/**");
  }
}
