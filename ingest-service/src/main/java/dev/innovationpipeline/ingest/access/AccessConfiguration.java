package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.document.DocumentGrants;
import dev.innovationpipeline.ingest.security.AsksClients;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Composes the guard of all endpoints, those of other libraries included. */
@Configuration(proxyBeanMethods = false)
@Conditional(AsksClients.class)
class AccessConfiguration {

  @Bean
  Owners owners(RunStatuses statuses, JdbcClient database, DocumentGrants documents) {
    return new Owners(statuses, database, documents);
  }

  /** Of this type alone are interceptors that every mapping of a path to an endpoint has. */
  @Bean
  MappedInterceptor accessGuard(Owners owners, ApplicationContext service) {
    return new MappedInterceptor(null, new AccessGuard(owners, service));
  }
}
