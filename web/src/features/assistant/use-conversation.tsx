import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useFilmEvents, useProject } from '@/shared/film/film-provider';
import { Conversation, type Talk } from './conversation';

const Context = createContext<Conversation | null>(null);

/** The film's conversation for everything below, kept while panels come and go. */
export function ConversationProvider({ children }: { children: ReactNode }) {
  const { id } = useProject();
  const [conversation] = useState(() => new Conversation(id));
  useFilmEvents((event, seq) => conversation.take(event, seq));
  useEffect(() => void conversation.open(), [conversation]);
  return <Context.Provider value={conversation}>{children}</Context.Provider>;
}

export function useConversation(): Conversation {
  const conversation = useContext(Context);
  if (!conversation) throw new Error('useConversation needs a ConversationProvider above it');
  return conversation;
}

export function useTalk(): Talk {
  const { watch, now } = useConversation();
  return useSyncExternalStore(watch, now);
}
