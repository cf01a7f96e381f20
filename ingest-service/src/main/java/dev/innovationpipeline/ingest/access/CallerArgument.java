package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Callers;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives endpoints their caller. */
@Component
final class CallerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final boolean local;

  CallerArgument(SecuritySettings settings) {
    local = settings.isLocal();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return local
        ? Caller.ANYBODY
        : Callers.current()
            .orElseThrow(() -> new IllegalStateException("An open endpoint asks for its caller."));
  }
}
