import { Refusal } from '../refusal.ts'
import { type Method, targetChat } from './method.ts'

const getMe: Method = ({ bot, profile }) => ({
  ...bot,
  first_name: profile.name.get(''),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
})

const getChat: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  return { ...room.chat, accent_color_id: 0, max_reaction_count: 11 }
}

const logOut: Method = () => true

export const account = { getMe, getChat, logOut, close: logOut }
