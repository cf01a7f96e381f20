package dev.innovationpipeline.platform.database.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection through a pooler in transaction mode. Every transaction begins with our settings;
 * outside of transactions, each statement gets one of its own.
 */
final class PooledConnection implements InvocationHandler {

  private final Connection connection;
  private final String settings;
  private boolean autoCommit = true;
  private boolean begun;

  private PooledConnection(Connection connection, String settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /**
   * @param settings statements that begin each transaction
   */
  static Connection wrap(Connection connection, String settings) {
    return proxy(Connection.class, new PooledConnection(connection, settings));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself alone.
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "getAutoCommit" -> autoCommit;
      case "setAutoCommit" -> {
        begun = false;
        yield change(method, arguments);
      }
      case "commit" -> {
        begun = false;
        yield call(connection, method, arguments);
      }
      case "rollback" -> {
        begun = begun && arguments != null; // to a savepoint
        yield call(connection, method, arguments);
      }
      case "createStatement", "prepareStatement", "prepareCall" ->
          statement(call(connection, method, arguments));
      case "unwrap" -> {
        begin(); // COPY goes past statements
        yield call(connection, method, arguments);
      }
      default -> call(connection, method, arguments);
    };
  }

  private @Nullable Object change(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    call(connection, method, arguments);
    autoCommit = connection.getAutoCommit();
    return null;
  }

  private Statement statement(@Nullable Object statement) {
    InvocationHandler handler =
        (proxy, method, arguments) -> onStatement(statement, method, arguments);
    if (statement instanceof CallableStatement) {
      return proxy(CallableStatement.class, handler);
    }
    return statement instanceof PreparedStatement
        ? proxy(PreparedStatement.class, handler)
        : proxy(Statement.class, handler);
  }

  private @Nullable Object onStatement(
      @Nullable Object statement, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (!method.getName().startsWith("execute")) {
      return call(statement, method, arguments);
    }
    if (!autoCommit) {
      begin();
      return call(statement, method, arguments);
    }
    connection.setAutoCommit(false);
    autoCommit = false;
    try {
      begin();
      Object result = call(statement, method, arguments); // its rows are all here
      connection.commit();
      return result;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      autoCommit = true;
      begun = false;
      connection.setAutoCommit(true);
    }
  }

  private void begin() throws SQLException {
    if (!autoCommit && !begun) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(settings);
      }
      begun = true;
    }
  }

  private static @Nullable Object call(
      @Nullable Object target, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            PooledConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
