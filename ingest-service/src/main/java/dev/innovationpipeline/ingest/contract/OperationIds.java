package dev.innovationpipeline.ingest.contract;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Names each operation by its method and path, as {@code getRunsByRunId}. Clients are generated
 * from the names; those of methods in Java are numbered where two are alike, and the numbers would
 * move with each new endpoint.
 */
final class OperationIds implements OpenApiCustomizer {

  @Override
  public void customise(OpenAPI document) {
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            operation.setOperationId(name(method.name(), path))));
  }

  /** Of the variables in a path only the last is named, where it ends the path. */
  static String name(String method, String path) {
    StringBuilder name = new StringBuilder(method.toLowerCase(Locale.ROOT));
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      boolean variable = segments[i].startsWith("{") && segments[i].endsWith("}");
      if (variable && i < segments.length - 1) {
        continue;
      }
      if (variable) {
        name.append("By");
      }
      boolean begins = true;
      for (char letter : segments[i].toCharArray()) {
        if (Character.isLetterOrDigit(letter)) {
          name.append(begins ? Character.toUpperCase(letter) : letter);
          begins = false;
        } else {
          begins = true;
        }
      }
    }
    return name.toString();
  }
}
