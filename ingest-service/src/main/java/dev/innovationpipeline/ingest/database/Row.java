package dev.innovationpipeline.ingest.database;

import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.wire.WireJson;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.JsonNode;

/** A row by column name; a column that is not there reads as null. */
public record Row(Map<String, Object> columns) {

  public static final RowMapper<Row> MAPPER = (results, number) -> of(results);

  private static Row of(ResultSet results) throws SQLException {
    Map<String, Object> columns = new HashMap<>();
    ResultSetMetaData about = results.getMetaData();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      Object value = results.getObject(i);
      if (value instanceof Array array) {
        columns.put(about.getColumnLabel(i), Arrays.asList((Object[]) array.getArray()));
      } else if (value != null) {
        columns.put(about.getColumnLabel(i), value);
      }
    }
    return new Row(columns);
  }

  public @Nullable String text(String column) {
    Object value = columns.get(column);
    return value == null ? null : value.toString();
  }

  public String textOr(String column, String otherwise) {
    String text = text(column);
    return text == null ? otherwise : text;
  }

  public @Nullable Integer integer(String column) {
    return columns.get(column) instanceof Number number ? number.intValue() : null;
  }

  public int integerOr(String column, int otherwise) {
    Integer number = integer(column);
    return number == null ? otherwise : number;
  }

  public @Nullable Long bigInteger(String column) {
    return columns.get(column) instanceof Number number ? number.longValue() : null;
  }

  public @Nullable BigDecimal amount(String column) {
    return columns.get(column) instanceof BigDecimal amount ? amount : null;
  }

  public @Nullable Double number(String column) {
    return columns.get(column) instanceof Number number ? number.doubleValue() : null;
  }

  public @Nullable Boolean flag(String column) {
    return columns.get(column) instanceof Boolean flag ? flag : null;
  }

  /** Columns without a zone hold UTC, as Prisma writes them. */
  public @Nullable Instant time(String column) {
    return columns.get(column) instanceof Timestamp time
        ? time.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : null;
  }

  /** A time as those columns have it. */
  public static @Nullable LocalDateTime column(@Nullable Instant time) {
    return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  public List<String> texts(String column) {
    return columns.get(column) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  public @Nullable JsonNode json(String column) {
    String text = text(column);
    return text == null ? null : WireJson.MAPPER.readTree(text);
  }

  /** The value of a column of JSON; null when it is empty. */
  public <T> @Nullable T json(String column, Class<T> type) {
    String text = text(column);
    return text == null ? null : WireJson.MAPPER.readValue(text, type);
  }

  /** The losses in a result, of its column of that name; empty for none. */
  public List<Degradation> degraded() {
    Degradation[] degraded = json("degraded", Degradation[].class);
    return degraded == null ? List.of() : List.of(degraded);
  }

  /** The columns of texts, numbers and flags as a value whose JSON has their names. */
  public <T> T as(Class<T> type) {
    Map<String, Object> plain = new HashMap<>();
    columns.forEach(
        (name, value) -> {
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            plain.put(name, value);
          }
        });
    return WireJson.MAPPER.convertValue(plain, type);
  }
}
