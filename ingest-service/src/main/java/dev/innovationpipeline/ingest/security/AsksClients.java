package dev.innovationpipeline.ingest.security;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Outside local mode; in it, a request passes no filter of Spring Security at all. */
public final class AsksClients implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    String mode =
        Binder.get(context.getEnvironment()).bind(SecuritySettings.MODE, String.class).orElse("");
    return !mode.strip().equalsIgnoreCase(SecurityMode.LOCAL.name());
  }
}
