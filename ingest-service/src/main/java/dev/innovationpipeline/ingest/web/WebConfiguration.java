package dev.innovationpipeline.ingest.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.innovationpipeline.schema.wire.WireJson;
import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** HTTP speaks the same JSON as Kafka. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  @Primary
  JsonMapper jsonMapper() {
    return WireJson.MAPPER
        .rebuild()
        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
        .build();
  }

  /**
   * The OpenAPI document names fields as the answers do. The first of the converters in order is
   * the last that is asked: it asks no other.
   */
  @Bean
  @Order(0)
  ModelResolver modelResolver(ObjectMapperProvider mappers) {
    return new ModelResolver(
        mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
  }
}
