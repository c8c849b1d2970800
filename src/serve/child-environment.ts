type Variables = Readonly<Record<string, string | undefined>>

/** The environment of a child: what every program needs, and of our own variables only those it is given. */
export function childEnvironment(inherited: Variables, own: Variables): Variables {
  const foreign = Object.entries(inherited).filter(([name]) => !ours.test(name))
  const given = Object.entries(own).filter(([, value]) => value !== undefined)
  return Object.fromEntries([...foreign, ...given])
}

const ours =
  /^(TELEGRAM_\w+|SHOPBOT_BACKEND_(URL|TOKEN)(_FILE)?|SHOPBOT_STAND_BY|DATABASE_URL(_FILE)?|(BOT_)?(HOST|PORT)|BOT_METRICS_PORT|NODE_CHANNEL_FD)$/
