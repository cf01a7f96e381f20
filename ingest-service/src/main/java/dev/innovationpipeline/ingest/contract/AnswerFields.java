package dev.innovationpipeline.ingest.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Says which fields an answer always has: the components of its record that are not nullable, which
 * the compiler checks. Schemas of requests say it themselves. Swagger's models hand out schemas
 * without their type, hence the warnings.
 */
@SuppressWarnings({"rawtypes", "unchecked"})
final class AnswerFields implements ModelConverter, OpenApiCustomizer {

  private static final String OURS = "dev.innovationpipeline.";

  private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    if (schema != null && schema.get$ref() != null) {
      Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
      if (raw.isRecord() && raw.getName().startsWith(OURS)) {
        records.put(name(schema), raw);
      }
    }
    return schema;
  }

  @Override
  public void customise(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    Set<String> ofRequests = ofRequests(document, schemas);
    schemas.forEach(
        (name, schema) -> {
          Class<?> type = records.get(name);
          if (type != null && !ofRequests.contains(name) && schema.getProperties() != null) {
            Set<String> always = new TreeSet<>();
            addFields(type, schema, always);
            always.retainAll(schema.getProperties().keySet());
            schema.setRequired(always.isEmpty() ? null : List.copyOf(always));
          }
        });
  }

  private static void addFields(Class<?> type, Schema<?> schema, Set<String> always) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = snakeCase(component.getName());
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean written = component.getAccessor().isAnnotationPresent(JsonInclude.class);
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        addFields(component.getType(), schema, always);
      } else if (!nullable && component.getType() != Optional.class) {
        always.add(name);
      } else if (written) {
        always.add(name);
        allowNull(schema.getProperties().get(name));
      }
    }
  }

  private static void allowNull(@Nullable Schema<?> field) {
    if (field != null && field.getTypes() != null) {
      Set<String> types = new LinkedHashSet<>(field.getTypes());
      types.add("null");
      field.setTypes(types);
    }
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (Character.isUpperCase(letter)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(letter));
    }
    return snake.toString();
  }

  /** The names of all schemas that a request has somewhere. */
  private static Set<String> ofRequests(OpenAPI document, Map<String, Schema> schemas) {
    Set<String> names = new HashSet<>();
    Deque<Schema<?>> left = new ArrayDeque<>();
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .map(Operation::getRequestBody)
        .filter(body -> body != null && body.getContent() != null)
        .flatMap(body -> body.getContent().values().stream())
        .map(MediaType::getSchema)
        .forEach(schema -> add(schema, left));
    while (!left.isEmpty()) {
      Schema<?> schema = left.pop();
      if (schema.get$ref() != null) {
        if (names.add(name(schema))) {
          add(schemas.get(name(schema)), left);
        }
        continue;
      }
      add(schema.getItems(), left);
      if (schema.getProperties() != null) {
        schema.getProperties().values().forEach(each -> add(each, left));
      }
      if (schema.getAdditionalProperties() instanceof Schema<?> values) {
        add(values, left);
      }
      Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
          .filter(choices -> choices != null)
          .forEach(choices -> choices.forEach(each -> add((Schema<?>) each, left)));
    }
    return names;
  }

  private static void add(@Nullable Schema<?> schema, Deque<Schema<?>> left) {
    if (schema != null) {
      left.push(schema);
    }
  }

  private static String name(Schema<?> reference) {
    return reference.get$ref().substring(reference.get$ref().lastIndexOf('/') + 1);
  }
}
